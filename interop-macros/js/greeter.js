// The file that the example of `#[js_import]` carries.

export async function getMessage() {
  return 'Hello from the JavaScript of a crate!';
}
