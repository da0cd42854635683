// A DriverProc as it is: it can be opened, and answers DRV_QUERYCONFIGURE with more than a yes.
export default (_driverId, _hdrvr, msg) => {
  if (msg === 0x08) return 274;
  return msg <= 0x06 ? 1 : 0;
};
