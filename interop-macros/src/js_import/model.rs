//! What an item declares: the functions of JavaScript, and where each is found.

use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use super::parse::{Block, Item};
use crate::errors::Errors;
use crate::function::Function;
use crate::marks;
use crate::options::{Options, Place, Role};
use crate::runtime_path::RuntimePath;
use crate::signature::Parameter;

pub(crate) struct Model<'a> {
    pub(crate) runtime: RuntimePath,
    /// Whether the options of the item were read without a mistake.
    pub(crate) is_certain: bool,
    /// The module of all the imports; without one, names start at `globalThis`.
    pub(crate) module: Option<LitStr>,
    /// The file of this crate that is the module.
    pub(crate) file: Option<LitStr>,
    pub(crate) block: Option<&'a Block>,
    pub(crate) imports: Vec<Import<'a>>,
}

pub(crate) struct Import<'a> {
    pub(crate) function: &'a Function,
    pub(crate) parameters: Vec<Parameter<'a>>,
    pub(crate) identifier: String,
    /// Where the identifier was written.
    pub(crate) named_at: Span,
    /// What it is, if it is no plain function.
    pub(crate) role: Option<Role>,
    /// Whether its options say what it is, or a mistake in them hides that.
    pub(crate) is_certain: bool,
}

impl<'a> Model<'a> {
    /// What the item declares, however much of it is wrong; nothing, where the attribute is for no such item.
    pub(crate) fn parse(options: TokenStream, item: &'a Item, errors: &mut Errors) -> Option<Self> {
        match item {
            Item::Function(function) => Some(Self::of_function(options, function, errors)),
            Item::Block(block) => Some(Self::of_block(options, block, errors)),
            Item::Other(refused) => {
                errors.push(refused.error.clone());
                None
            }
        }
    }

    fn of_function(options: TokenStream, function: &'a Function, errors: &mut Errors) -> Self {
        marks::refuse_second(&function.marks, marks::IMPORT, errors);
        let options = Options::parse(options, Place::Import, errors);
        let import = Import::new(function, &options, &options);
        Self::new(options, None, vec![import])
    }

    fn of_block(options: TokenStream, block: &'a Block, errors: &mut Errors) -> Self {
        marks::refuse_second(&block.marks, marks::IMPORT, errors);
        let options = Options::parse(options, Place::ImportBlock, errors);
        let mut imports = Vec::new();
        for function in &block.functions {
            let mark = marks::only(&function.marks, marks::IMPORT, errors);
            let own = mark.map(|mark| Options::of_mark(mark, Place::ImportMember, errors));
            imports.push(Import::new(function, &own.unwrap_or_default(), &options));
        }
        Self::new(options, Some(block), imports)
    }

    fn new(options: Options, block: Option<&'a Block>, imports: Vec<Import<'a>>) -> Self {
        let runtime = RuntimePath::new(options.krate);
        Self {
            runtime,
            is_certain: !options.is_faulty,
            module: options.module,
            file: options.file,
            block,
            imports,
        }
    }
}

impl<'a> Import<'a> {
    fn new(function: &'a Function, own: &Options, block: &Options) -> Self {
        Self {
            function,
            parameters: Parameter::all(&function.sig),
            identifier: own.identifier_of(&function.sig.ident, block.rename_all),
            named_at: own.named_at(&function.sig.ident),
            role: own.role,
            is_certain: !own.is_faulty && !block.is_faulty,
        }
    }

    /// The object on which the name is looked up; a plain function may call any argument `this`.
    pub(crate) fn this(&self) -> Option<&Parameter<'a>> {
        let first = self.parameters.first();
        first.filter(|parameter| self.role.is_some() && parameter.is_called("this"))
    }

    /// The parameters that travel as arguments.
    pub(crate) fn sent(&self) -> &[Parameter<'a>] {
        &self.parameters[usize::from(self.this().is_some())..]
    }
}
