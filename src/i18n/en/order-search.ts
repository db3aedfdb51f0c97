/** English of the search through orders; fetched with it. */
export const orderSearch = {
  filters: 'Find orders',
  number: 'Invoice or receipt',
  from: 'From',
  to: 'Until',
  product: 'Product',
  reason: 'Reason',
  all: 'All',
  columns: 'Columns',
  noneLike: 'No order like this.',
  partly: (read: number) =>
    `Polar does not look for a number or a reason. Only the ${read} orders read so far were looked through.`,
  more: 'Show more orders',
  download: 'Download CSV',
  zone: (name: string) => `Times in ${name}`,
  reading: (orders: number) => `${orders} orders read`,
  stop: 'Stop',
};
