use interop_runtime::prelude::*;

// One mistake is one error: a class with a mistake is one still.
#[js_export(nmespace = "pages")]
pub struct Page {
    #[js_export]
    pub width: f64,
    #[js_export(readnly)]
    pub height: f64,
}

#[js_export]
impl Page {
    #[js_export(constructor)]
    pub fn new(width: f64) -> Self {
        Self { width, height: 1.0 }
    }

    pub fn area(&self) -> f64 {
        self.width * self.height
    }
}

#[js_export]
pub fn larger(page: &mut Page, other: &Page, last: Page) -> Page {
    page.width += other.width + last.width;
    last
}

fn main() {}
