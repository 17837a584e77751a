//! The record of an error, written and read by the codec.

use serde::de::Error as _;

use crate::codec::{CodecError, Decoder, ErasedValue, Root, Writer};
use crate::error::{ErrorData, ErrorRecord};

impl ErasedValue for ErrorRecord {
    fn write(&self, writer: Writer<'_, '_>) -> Result<(), CodecError> {
        writer.record(|record| {
            record.text("code", &self.code)?;
            record.text("message", &self.message)?;
            for (key, text) in [
                ("method", &self.method),
                ("path", &self.path),
                ("name", &self.name),
                ("stack", &self.stack),
                ("fault", &self.fault),
            ] {
                if let Some(text) = text {
                    record.text(key, text)?;
                }
            }
            if !self.causes.is_empty() {
                record.texts("causes", &self.causes)?;
            }
            if let Some(data) = &self.data {
                record.bytes("data", data.bytes())?;
            }
            if let Some(thrown) = self.thrown {
                record.number("thrown", thrown)?;
            }
            Ok(())
        })
    }
}

impl Root for ErrorRecord {
    fn read(decoder: &mut Decoder) -> Result<Self, CodecError> {
        let mut record = ErrorRecord::default();
        let (mut code, mut message) = (None, None);
        decoder.fields("an error", &mut |decoder, key| {
            let text = match key {
                "code" => &mut code,
                "message" => &mut message,
                "method" => &mut record.method,
                "path" => &mut record.path,
                "name" => &mut record.name,
                "stack" => &mut record.stack,
                "fault" => &mut record.fault,
                "causes" => {
                    record.causes = decoder.texts()?.unwrap_or_default();
                    return Ok(());
                }
                "data" => {
                    record.data = decoder.byte_slice()?.map(ErrorData::new);
                    return Ok(());
                }
                "thrown" => {
                    record.thrown = decoder.optional()?;
                    return Ok(());
                }
                _ => return decoder.skip(),
            };
            *text = decoder.optional()?;
            Ok(())
        })?;
        record.code = code.ok_or_else(|| CodecError::missing_field("code"))?;
        record.message = message.ok_or_else(|| CodecError::missing_field("message"))?;
        Ok(record)
    }
}
