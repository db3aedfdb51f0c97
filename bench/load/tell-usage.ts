// Tells the bench how much processor time this server has had, whenever it asks.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
