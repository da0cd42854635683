// Throws when it is asked DRV_QUERYCONFIGURE, and answers DRV_EXITSESSION with what is no integer.
export default (_driverId, _hdrvr, msg) => {
  if (msg === 0x08) throw new TypeError('ask me\nno questions');
  return msg === 0x0b ? true : 1;
};
