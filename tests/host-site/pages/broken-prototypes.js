// What old libraries did to the language, all at once.
Object.prototype.surprise = () => "inherited by every object";
Array.prototype.extra = () => "inherited by every array";
Array.prototype.toJSON = () => "not an array";
String.prototype.toJSON = () => "not a string";
Array.from = () => [];
for (const name of ["forEach", "map", "filter", "push", "splice", "reduce", "indexOf", "find"]) {
  Array.prototype[name] = () => {
    throw new Error(`Array.prototype.${name} is broken here`);
  };
}
JSON.parse = () => ({ broken: true });
JSON.stringify = () => "broken";
Function.prototype.bind = function bind() {
  return this;
};
