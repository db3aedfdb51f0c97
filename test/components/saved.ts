/** What would be saved as a file. */
export async function saved(press: () => Promise<void>): Promise<string> {
  const { createObjectURL } = URL;
  const blob = new Promise<Blob>((resolve) => {
    URL.createObjectURL = (object) => {
      if (object instanceof Blob) resolve(object);
      return createObjectURL(object);
    };
  });
  const stay = (event: Event) => event.preventDefault();
  addEventListener('click', stay);
  await press();
  const text = await (await blob).text();
  removeEventListener('click', stay);
  URL.createObjectURL = createObjectURL;
  return text;
}
