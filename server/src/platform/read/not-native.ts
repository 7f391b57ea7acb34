/** Something selected can't be answered by the database alone: it goes through the resolvers. */
export class NotNative extends Error {
  constructor(what: string) {
    super(`${what} is not answered by SQL alone`);
    this.name = 'NotNative';
  }
}
