/** The address of a document's page. */
export const docHref = (slug: string) => (slug === "" ? "/docs" : `/docs/${slug}`);
