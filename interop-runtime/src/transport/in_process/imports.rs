//! The functions of the JavaScript half that Rust calls, and the files that go with them.

#![allow(missing_docs)] // described in docs/in-process-abi.md

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/in_process/host.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    pub(super) fn start(
        exports: JsValue,
        table: JsValue,
        memory: JsValue,
    ) -> Result<JsValue, JsValue>;
    #[allow(clippy::too_many_arguments)] // plain numbers cross fastest
    pub(super) fn invoke(
        verb: u32,
        target: f64,
        module: *const u8,
        module_length: usize,
        name: *const u8,
        name_length: usize,
        args: *const u8,
        args_length: usize,
        wants: u32,
    ) -> i32;
    #[allow(clippy::too_many_arguments)] // plain numbers cross fastest
    pub(super) fn begin_invoke(
        call: f64,
        verb: u32,
        target: f64,
        module: *const u8,
        module_length: usize,
        name: *const u8,
        name_length: usize,
        args: *const u8,
        args_length: usize,
        wants: u32,
    ) -> i32;
    pub(super) fn bind(
        module: *const u8,
        module_length: usize,
        name: *const u8,
        name_length: usize,
        wants: u32,
    ) -> u32;
    pub(super) fn call_0(function: f64) -> f64;
    pub(super) fn call_1(function: f64, a: f64) -> f64;
    pub(super) fn call_2(function: f64, a: f64, b: f64) -> f64;
    pub(super) fn call_3(function: f64, a: f64, b: f64, c: f64) -> f64;
    pub(super) fn call_texts(function: f64, texts: i32, count: i32, a: f64, b: f64, c: f64) -> f64;
    pub(super) fn begin_0(call: f64, function: f64);
    pub(super) fn begin_1(call: f64, function: f64, a: f64);
    pub(super) fn begin_2(call: f64, function: f64, a: f64, b: f64);
    pub(super) fn begin_3(call: f64, function: f64, a: f64, b: f64, c: f64);
    pub(super) fn cancel(call: f64);
    pub(super) fn settle(call: f64, status: u32, number: f64);
    pub(super) fn schedule();
    pub(super) fn release(handle: f64);
    pub(super) fn forget_thrown(number: f64);
    pub(super) fn provide(module: *const u8, module_length: usize, members: JsValue) -> i32;
    pub(super) fn panicked(text: *const u8, text_length: usize, call: f64);
    pub(super) fn report(error: *const u8, error_length: usize);
}

#[wasm_bindgen(module = "/js/describe.js")]
extern "C" {
    /// In one step, and not through IN, where arguments may wait to be read.
    #[wasm_bindgen(js_name = numberText)]
    pub(crate) fn number_text(number: f64) -> String;
    #[wasm_bindgen(js_name = isIdentifier)]
    pub(crate) fn is_identifier(key: &str) -> bool;
}

/// wasm-bindgen copies the files that an import names, and does not follow their own imports. So
/// each file of the JavaScript half is named by an import of its own. It is never called, and so not in the wasm.
macro_rules! files {
    ($($name:ident $path:literal,)+) => {
        // In this module, so that they are in one object file with what is called.
        $(
            #[wasm_bindgen(module = $path)]
            extern "C" {
                #[allow(dead_code)]
                #[wasm_bindgen(js_name = linked)]
                fn $name();
            }
        )+
    };
}

files! {
    blazor_compat "/js/blazor_compat.js",
    callback "/js/callback.js",
    codec_claims "/js/codec/claims.js",
    codec_classify "/js/codec/classify.js",
    codec_decoder "/js/codec/decoder.js",
    codec_encoder "/js/codec/encoder.js",
    codec_message_buffer "/js/codec/message_buffer.js",
    codec_message_reader "/js/codec/message_reader.js",
    codec_message_writer "/js/codec/message_writer.js",
    codec_record_makers "/js/codec/record_makers.js",
    codec_refusal "/js/codec/refusal.js",
    codec_shapes "/js/codec/shapes.js",
    codec_short_lists "/js/codec/short_lists.js",
    codec_text "/js/codec/text.js",
    codec_value_reader "/js/codec/value_reader.js",
    codec_value_writer "/js/codec/value_writer.js",
    codec_wire "/js/codec/wire.js",
    codec_references "/js/codec_references.js",
    connected_host "/js/connected_host.js",
    creation "/js/creation.js",
    describe "/js/describe.js",
    description "/js/description.js",
    error "/js/error.js",
    error_data "/js/error_data.js",
    error_record "/js/error_record.js",
    exports "/js/exports.js",
    handle_table "/js/handle_table.js",
    in_process_bound_function "/js/in_process/bound_function.js",
    in_process_death "/js/in_process/death.js",
    in_process_host "/js/in_process/host.js",
    in_process_in_process_host "/js/in_process/in_process_host.js",
    in_process_instance "/js/in_process/instance.js",
    in_process_js_calls "/js/in_process/js_calls.js",
    in_process_memory "/js/in_process/memory.js",
    in_process_pending_promises "/js/in_process/pending_promises.js",
    in_process_plain_calls "/js/in_process/plain_calls.js",
    in_process_raw_call "/js/in_process/raw_call.js",
    in_process_readers "/js/in_process/readers.js",
    in_process_text_thunk "/js/in_process/text_thunk.js",
    in_process_thunk "/js/in_process/thunk.js",
    interop "/js/interop.js",
    js_functions "/js/js_functions.js",
    js_objects "/js/js_objects.js",
    limits "/js/limits.js",
    listeners "/js/listeners.js",
    methods "/js/methods.js",
    module_loader "/js/module_loader.js",
    names "/js/names.js",
    options "/js/options.js",
    reference "/js/reference.js",
    registry "/js/registry.js",
    running_calls "/js/running_calls.js",
    rust_objects "/js/rust_objects.js",
    suggest "/js/suggest.js",
    thrown "/js/thrown.js",
    thrown_values "/js/thrown_values.js",
    uncaught "/js/uncaught.js",
}
