// Refuses DRV_OPEN.
export default (_driverId, _hdrvr, msg) => (msg === 0x03 ? 0 : 1);
