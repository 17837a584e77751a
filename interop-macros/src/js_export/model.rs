//! What an item exports: a function, a class with its properties, or members of a class.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::{Attribute, Expr, Ident, ItemStruct, LitStr, Type, Visibility};

use super::parse::{Item, Struct};
use crate::block::Block;
use crate::case::Case;
use crate::endpoint::{Endpoint, Owner};
use crate::errors::Errors;
use crate::function::Function;
use crate::marks;
use crate::options::{Options, Place, Role};
use crate::runtime_path::RuntimePath;
use crate::symbol;
use crate::words::find_word;

const NOT_PUB: &str = "only `pub` functions are exported, write `pub` or remove the mark";
const NAMED_CONSTRUCTOR: &str = "a constructor goes by the name of its class, remove the name";
const NAMED_SKIP: &str = "a function that is not exported has no name, remove it";

pub(crate) struct Model<'a> {
    pub(crate) runtime: RuntimePath,
    pub(crate) krate: String,
    /// What replaces the module path.
    pub(crate) namespace: Option<LitStr>,
    pub(crate) export: Export<'a>,
}

pub(crate) enum Export<'a> {
    Function(Endpoint<'a>),
    Class(Class<'a>),
    Members(Owner<'a>, Vec<Member<'a>>),
}

pub(crate) struct Class<'a> {
    pub(crate) item: &'a ItemStruct,
    pub(crate) name: String,
    pub(crate) named_at: Span,
    /// Whether its options were read without a mistake.
    pub(crate) is_certain: bool,
    pub(crate) docs: Vec<&'a Expr>,
    pub(crate) conditions: Vec<&'a Attribute>,
    pub(crate) properties: Vec<Property<'a>>,
}

/// An exported field.
pub(crate) struct Property<'a> {
    /// Only the fields of tuple structs have none.
    pub(crate) field: Option<&'a Ident>,
    pub(crate) ty: &'a Type,
    pub(crate) name: String,
    pub(crate) named_at: Span,
    pub(crate) is_readonly: bool,
    /// Whether its options say what it is, or a mistake in them hides that.
    pub(crate) is_certain: bool,
    pub(crate) docs: Vec<&'a Expr>,
    pub(crate) conditions: Vec<&'a Attribute>,
}

/// An exported function of an `impl` block.
pub(crate) struct Member<'a> {
    pub(crate) endpoint: Endpoint<'a>,
    pub(crate) kind: MemberKind,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum MemberKind {
    Constructor,
    Static,
    Method,
    Getter,
    Setter,
}

impl Class<'_> {
    /// Where the struct derives what makes others cross by value, as far as that can be seen from here.
    pub(crate) fn derived_deserialize(&self) -> Option<Ident> {
        let attrs = self.item.attrs.iter();
        let mut derives = attrs.filter(|attr| attr.path().is_ident("derive"));
        derives.find_map(|derive| find_word(&derive.meta.to_token_stream(), "Deserialize"))
    }
}

impl<'a> Model<'a> {
    /// What the item exports, however much of it is wrong; nothing, where the attribute is for no such item.
    pub(crate) fn parse(options: TokenStream, item: &'a Item, errors: &mut Errors) -> Option<Self> {
        let (options, export) = match item {
            Item::Function(function) => of_function(options, function, errors),
            Item::Struct(class) => of_struct(options, class, errors),
            Item::Impl(block) => of_block(options, block, errors),
            Item::Other(refused) => {
                errors.push(refused.error.clone());
                return None;
            }
        };
        Some(Self {
            runtime: RuntimePath::new(options.krate),
            krate: symbol::package(),
            namespace: options.namespace,
            export,
        })
    }
}

fn of_function<'a>(
    options: TokenStream,
    function: &'a Function,
    errors: &mut Errors,
) -> (Options, Export<'a>) {
    marks::refuse_second(&function.marks, marks::EXPORT, errors);
    let options = Options::parse(options, Place::ExportFunction, errors);
    let endpoint = Endpoint::of_function(function, &options);
    (options, Export::Function(endpoint))
}

fn of_struct<'a>(
    options: TokenStream,
    class: &'a Struct,
    errors: &mut Errors,
) -> (Options, Export<'a>) {
    marks::refuse_second(&class.marks, marks::EXPORT, errors);
    let options = Options::parse(options, Place::ExportStruct, errors);
    let mut properties = Vec::new();
    for (field, marks) in class.fields() {
        let Some(mark) = marks::only(marks, marks::EXPORT, errors) else {
            continue;
        };
        let own = Options::of_mark(mark, Place::ExportField, errors);
        let place = field.ident.as_ref();
        let name = place.map(|name| own.identifier_of(name, options.rename_all));
        let attrs = class.item.attrs.iter().chain(&field.attrs);
        properties.push(Property {
            field: place,
            ty: &field.ty,
            name: name.unwrap_or_default(),
            named_at: place.map_or_else(Span::call_site, |name| own.named_at(name)),
            is_readonly: own.readonly.is_some(),
            is_certain: !own.is_faulty,
            docs: marks::docs(&field.attrs),
            conditions: marks::conditions(attrs).collect(),
        });
    }
    let class = Class {
        item: &class.item,
        // A struct's own name stays as it is: `rename_all` is for what is inside.
        name: options.identifier_of(&class.item.ident, None),
        named_at: options.named_at(&class.item.ident),
        is_certain: !options.is_faulty,
        docs: marks::docs(&class.item.attrs),
        conditions: marks::conditions(&class.item.attrs).collect(),
        properties,
    };
    (options, Export::Class(class))
}

fn of_block<'a>(
    options: TokenStream,
    block: &'a Block,
    errors: &mut Errors,
) -> (Options, Export<'a>) {
    marks::refuse_second(&block.marks, marks::EXPORT, errors);
    let options = Options::parse(options, Place::ExportImpl, errors);
    let mut members = Vec::new();
    block.report_unread(errors);
    let is_of_trait = block.item.trait_.is_some();
    for function in block.methods() {
        let mark = marks::of_method(&function.marks, marks::EXPORT, errors);
        let is_public = matches!(function.vis, Visibility::Public(_));
        if let (Some(mark), false) = (mark, is_public || is_of_trait) {
            errors.at(mark, NOT_PUB);
        }
        let own = mark.map(|mark| Options::of_mark(mark, Place::ExportMember, errors));
        let own = own.unwrap_or_default();
        check_name(&own, errors);
        if is_public && own.role != Some(Role::Skip) {
            let mut member = Member::new(function, &own, options.rename_all);
            let attrs = block.item.attrs.iter().chain(&function.attrs);
            member.endpoint.conditions = marks::conditions(attrs).collect();
            member.endpoint.docs = marks::docs(&function.attrs);
            members.push(member);
        }
    }
    let owner = Owner {
        block,
        types: None,
        is_certain: !options.is_faulty,
    };
    (options, Export::Members(owner, members))
}

fn check_name(own: &Options, errors: &mut Errors) {
    match (own.role, &own.identifier) {
        (Some(Role::Constructor), Some(name)) => errors.at(name, NAMED_CONSTRUCTOR),
        (Some(Role::Skip), Some(name)) => errors.at(name, NAMED_SKIP),
        _ => {}
    }
}

impl<'a> Member<'a> {
    fn new(function: &'a Function, own: &Options, block: Option<Case>) -> Self {
        let endpoint = Endpoint::new(&function.sig, own, block);
        let kind = match own.role {
            Some(Role::Constructor) => MemberKind::Constructor,
            Some(Role::Getter) => MemberKind::Getter,
            Some(Role::Setter) => MemberKind::Setter,
            _ if endpoint.receiver.is_some() => MemberKind::Method,
            _ => MemberKind::Static,
        };
        Self { endpoint, kind }
    }
}
