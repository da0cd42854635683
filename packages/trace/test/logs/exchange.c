// What the logs here were recorded from: opens, asks and closes drivers through each of winmm's, msacm32's and msvfw32's doors.
#include <windows.h>
#include <mmsystem.h>
#include <mmreg.h>
#include <msacm.h>
#include <vfw.h>
#include <stdio.h>
static DWORD WINAPI other(void *p) { HDRVR h = OpenDriver(L"imaadp32.acm", NULL, 0); SendDriverMessage(h, DRV_QUERYCONFIGURE, 0, 0); CloseDriver(h, 0, 0); return 0; }
int main(void) {
  HDRVR h = OpenDriver(L"msadp32.acm", NULL, 0), h2;
  HANDLE t = CreateThread(0, 0, other, 0, 0, 0);
  SendDriverMessage(h, DRV_QUERYCONFIGURE, 0, 0);
  SendDriverMessage(h, DRV_EXITSESSION, 0, 0);
  WaitForSingleObject(t, 5000);
  OpenDriver(L"nosuch.drv", NULL, 0);
  h2 = OpenDriver(L"msadp32.acm some text", NULL, 0);
  CloseDriver(h, 1, 2); CloseDriver(h, 0, 0); CloseDriver(h2, 0, 0);
  // MCI
  char buf[200]; MCIERROR e;
  e = mciSendStringA("open new type waveaudio alias w", buf, 200, 0); printf("open %lu\n", e);
  e = mciSendStringA("status w mode", buf, 200, 0); printf("status %lu %s\n", e, buf);
  e = mciSendStringA("close w", buf, 200, 0);
  MCI_OPEN_PARMSA op = {0}; op.lpstrDeviceType = "sequencer";
  e = mciSendCommandA(0, MCI_OPEN, MCI_OPEN_TYPE, (DWORD_PTR)&op); printf("seq %lu\n", e);
  if (!e) { MCI_GENERIC_PARMS g = {0}; mciSendCommandA(op.wDeviceID, MCI_CLOSE, 0, (DWORD_PTR)&g); }
  // ACM
  WAVEFORMATEX pcm = { WAVE_FORMAT_PCM, 1, 8000, 16000, 2, 16, 0 };
  struct { WAVEFORMATEX w; BYTE x[32]; } ad; memset(&ad, 0, sizeof ad);
  ad.w.wFormatTag = WAVE_FORMAT_ADPCM;
  e = acmFormatSuggest(NULL, &pcm, &ad.w, sizeof ad, ACM_FORMATSUGGESTF_WFORMATTAG); printf("suggest %lu\n", e);
  HACMSTREAM s = 0; e = acmStreamOpen(&s, NULL, &pcm, &ad.w, NULL, 0, 0, 0); printf("stream %lu\n", e);
  if (s) { DWORD n; acmStreamSize(s, 16000, &n, ACM_STREAMSIZEF_SOURCE); acmStreamClose(s, 0); }
  // video
  HIC ic = ICOpen(ICTYPE_VIDEO, mmioFOURCC('c','v','i','d'), ICMODE_DECOMPRESS); printf("ic %p\n", ic);
  if (ic) { ICINFO i = {0}; ICGetInfo(ic, &i, sizeof i); ICSendMessage(ic, DRV_QUERYCONFIGURE, 0, 0); ICClose(ic); }
  // wave, midi
  printf("devs %u %u %u %u\n", waveOutGetNumDevs(), waveInGetNumDevs(), midiOutGetNumDevs(), midiInGetNumDevs());
  HWAVEOUT wo; e = waveOutOpen(&wo, WAVE_MAPPER, &pcm, 0, 0, CALLBACK_NULL); printf("wave %lu\n", e); if (!e) { waveOutReset(wo); waveOutClose(wo); }
  HMIDIOUT mo; e = midiOutOpen(&mo, MIDI_MAPPER, 0, 0, CALLBACK_NULL); printf("midi %lu\n", e); if (!e) { midiOutShortMsg(mo, 0x7f3c90); midiOutClose(mo); }
  HMIXER mx; e = mixerOpen(&mx, 0, 0, 0, 0); printf("mixer %lu\n", e);
  e = auxGetNumDevs(); printf("aux %lu\n", e); joyGetNumDevs();
  return 0;
}
