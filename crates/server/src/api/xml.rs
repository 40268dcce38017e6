//! The XML form of a response. The document defines no shape, so this one is ours (T8): `<response>` with one element
//! per key, and lists with the singular as the item's name.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use serde_json::Value;

/// Writes an object as XML.
pub(super) fn write(body: &Value) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    element(&mut writer, "response", body)?;
    Ok(writer.into_inner())
}

fn element(writer: &mut Writer<Vec<u8>>, name: &str, value: &Value) -> std::io::Result<()> {
    let text = match value {
        Value::Null => return writer.write_event(Event::Empty(BytesStart::new(name))),
        Value::Object(members) => {
            writer.write_event(Event::Start(BytesStart::new(name)))?;
            for (key, member) in members {
                element(writer, key, member)?;
            }
            return writer.write_event(Event::End(BytesEnd::new(name)));
        }
        Value::Array(items) => {
            writer.write_event(Event::Start(BytesStart::new(name)))?;
            for item in items {
                element(writer, name.strip_suffix('s').unwrap_or("item"), item)?;
            }
            return writer.write_event(Event::End(BytesEnd::new(name)));
        }
        Value::String(text) => text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    writer.write_event(Event::Start(BytesStart::new(name)))?;
    writer.write_event(Event::Text(BytesText::new(&text)))?;
    writer.write_event(Event::End(BytesEnd::new(name)))
}

/// XML 1.0 excludes most control characters, even escaped.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn t8_one_element_per_key_and_singular_items() {
        let body = json!({"success":true,"tickets":[{"id":"1","note":null,"client_name":"<b>&\u{1}"}],"services":[]});
        let text = String::from_utf8(write(&body).unwrap()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><success>true</success><tickets><ticket><id>1</id>\
             <note/><client_name>&lt;b&gt;&amp;\u{fffd}</client_name></ticket></tickets><services></services></response>"
        );
    }
}
