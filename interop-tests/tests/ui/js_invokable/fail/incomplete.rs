use interop_runtime::prelude::*;

#[js_invokable]
fn length(text: ) -> usize {
    0
}

pub struct Page;

// One method that is not finished costs no other, and no error but its own.
#[js_invokable]
impl Page {
    #[js_invokable]
    fn title(&self) -> String {
        String::new()
    }

    #[js_invokable]
    fn rename(&mut self, title: ) {}
}

fn main() {
    Page.title();
}
