const EXIT_CODES = `Exit codes
  0  all went well
  1  something did not: a driver did not open, a scenario failed, a rule was broken, a file is wrong
  2  the command line is not understood`;

export const mainHelp: string = `drv: Windows installable drivers from the command line

  drv run [driver…]    opens drivers, sends messages, ends the session, closes; --host FILE: a driver of yours
  drv replay FILE      replays recorded winmm scenarios in the driver manager
  drv decode FILE      reads a debug log of Wine: who sent what to which driver
  drv --version

drv run --help, drv replay --help and drv decode --help say more.

${EXIT_CODES}
`;

export const runHelp: string = `drv run [driver…]    opens drivers, sends each instance its messages, then DRV_EXITSESSION to every
                     instance, then closes them in the order they were opened
drv run --host FILE  does so with a driver of yours

Each driver is a name for OpenDriver: a file or an alias, and the text after the first blank. Without one, the
drivers of every Windows are opened (winmm), or two that come with drv, gain.drv and mock.drv (manager).

  --host FILE          a driver of yours: an ES module whose default export is a DriverProc function, or what
                       defineDriver(…).handle(…) gives. It is opened as gain.drv where FILE is gain.mjs; a driver
                       "gain.drv left" beside it opens it so, with a text. May be given several times
  --binding NAME       winmm: the real winmm.dll, on Windows or under Wine
                       manager: the driver manager in TypeScript, anywhere
                       auto: winmm on Windows, else the manager (default)
  --profile NAME       the host that the manager behaves like: win32 (default), wine or win31; winmm has none
  --section NAME       section to look the names up in, such as mci
  --instances N        how many instances of each driver (default 1)
  --send NAME[=l1,l2]  a message for every instance; may be given several times (default DRV_QUERYCONFIGURE).
                       NAME is a standard message, DRV_USER+n, DRV_RESERVED+n or a number. It is sent as it is:
                       many messages take pointers, and a real driver that gets a made-up one ends the process.
                       A driver's own message may be named if it is FILE's: GAIN_SET=6. It goes to that driver only
  --json               one JSON object a line: start, a message for each row, end

${EXIT_CODES}
`;

export const replayHelp: string = `drv replay FILE      replays recorded winmm scenarios in the driver manager, and compares every result and
                     every call of a DriverProc

The last line is the count: N passed, N failed. What one JavaScript process cannot show is skipped, with the reason.

  --profile NAME       the host that the manager behaves like: wine (default), win32 or win31
  --only NAME          one scenario
  --verbose            every scenario and its steps
  --json               one JSON object a line: start, a scenario each, end

${EXIT_CODES}
`;

export const decodeHelp: string = `drv decode FILE      reads a debug log of Wine or winevdm, or the JSON lines of drv run; - is standard input

Every message and call with its answer and the time between, as they are nested. A message has a name only where its
family is known. Such a log comes from
  WINEDEBUG=+timestamp,+pid,+tid,+driver,+mci,+msacm,+msvideo,+winmm,+wave,+midi wine program.exe 2> FILE

  --check              holds the life of each instance to a host's rules, and names the first line that breaks one
  --profile NAME       that host: wine (default), win32 or win31; a log of drv run names its own
  --summary            by driver: instances opened and closed, messages, the slowest, what is open at the end
  --html FILE          writes a page that shows the messages of each instance as a sequence, with a search
  --unknown WHAT       lines that are not about messages: pass (default), count or drop
  --json               one JSON object a line: a call each; summary, check and end

${EXIT_CODES}
`;
