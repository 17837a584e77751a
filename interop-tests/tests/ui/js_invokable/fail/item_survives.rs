use interop_runtime::prelude::*;

pub struct Greeter {
    name: String,
}

#[js_invokable("Greeter")]
impl Greeter {
    #[js_invokable]
    pub fn new(name: &str) -> Self {
        let name = name.to_owned();
        Self { name }
    }

    #[js_invokable]
    pub fn greet(&self) -> String {
        greeting(&self.name)
    }
}

#[js_invokable(42)]
fn greeting(name: &str) -> String {
    format!("Hello, {name}!")
}

#[js_invokable]
fn declared(name: &str) -> String;

fn main() {
    println!("{}{}{}", Greeter::new("Amy").greet(), greeting("Rory"), declared("River"));
}
