// The part of saxen that is used; the package brings no types.
declare module 'saxen' {
  type DecodeEntities = (text: string) => string;
  export class Parser {
    on(
      name: 'openTag',
      listener: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: DecodeEntities,
      ) => void,
    ): this;
    on(name: 'closeTag', listener: (name: string) => void): this;
    on(name: 'text', listener: (text: string, decode: DecodeEntities) => void): this;
    on(name: 'cdata', listener: (text: string) => void): this;
    on(name: 'error' | 'warn', listener: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
