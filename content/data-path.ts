/** A path into parsed data: keys of maps and indices of lists. */
export type DataPath = readonly (string | number)[];
