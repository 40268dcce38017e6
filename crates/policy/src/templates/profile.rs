//! The configuration profile of macOS: every setting is there inside a comment, so that the profile sets nothing
//! until somebody takes the comment away.

use std::io;

use quick_xml::events::{BytesText, Event};

use super::explanation;
use super::xml::{Xml, document, element, text};
use crate::catalogue::{Setting, catalogue};
use crate::schema::RECOMMENDED;

/// The domain of the settings, which is the app's identifier.
pub(super) const DOMAIN: &str = "io.callpad.desktop";

/// Names that a device tells one profile from another by.
const PROFILE: &str = "5A0D3C1E-7C55-4B8E-9E57-3B0C1D2F6A01";
const PAYLOAD: &str = "5A0D3C1E-7C55-4B8E-9E57-3B0C1D2F6A02";

const TYPE: &str =
    "plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"";

pub(super) fn write() -> io::Result<String> {
    document(|xml| {
        xml.write_event(Event::DocType(BytesText::from_escaped(TYPE)))?;
        comment(
            xml,
            "Each setting stands in a comment of its own, with an example. To set one, write your value",
        )?;
        comment(
            xml,
            "and take away the marks of the comment. What stands below recommended people can change.",
        )?;
        element(xml, "plist", &[("version", "1.0")], |xml| {
            element(xml, "dict", &[], |xml| {
                text(xml, "key", &[], "PayloadContent")?;
                element(xml, "array", &[], |xml| element(xml, "dict", &[], payload))?;
                identity(xml, "Callpad", &format!("{DOMAIN}.policy"), "Configuration", PROFILE)?;
                member(xml, "PayloadScope", "System")
            })
        })
    })
}

fn payload(xml: &mut Xml) -> io::Result<()> {
    identity(xml, "Callpad settings", &format!("{DOMAIN}.policy.settings"), DOMAIN, PAYLOAD)?;
    catalogue().iter().try_for_each(|setting| example(xml, setting, 8))?;
    text(xml, "key", &[], RECOMMENDED)?;
    element(xml, "dict", &[], |xml| catalogue().iter().try_for_each(|setting| example(xml, setting, 10)))
}

fn identity(xml: &mut Xml, title: &str, identifier: &str, kind: &str, uuid: &str) -> io::Result<()> {
    member(xml, "PayloadDisplayName", title)?;
    member(xml, "PayloadIdentifier", identifier)?;
    member(xml, "PayloadType", kind)?;
    member(xml, "PayloadUUID", uuid)?;
    text(xml, "key", &[], "PayloadVersion")?;
    text(xml, "integer", &[], "1")
}

fn member(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    text(xml, "key", &[], name)?;
    text(xml, "string", &[], value)
}

/// What a setting is, and the lines that set it, in two comments at this depth.
fn example(xml: &mut Xml, setting: &Setting, depth: usize) -> io::Result<()> {
    comment(xml, &explanation(setting))?;
    let mut lines = Vec::new();
    let options = plist::XmlWriteOptions::default().root_element(false).indent(b' ', 2);
    plist::to_writer_xml_with_options(&mut lines, &setting.example, &options).map_err(io::Error::other)?;
    let lines = String::from_utf8(lines).map_err(io::Error::other)?;
    let indent = " ".repeat(depth);
    let mut inside = format!("\n{indent}<key>{}</key>\n", setting.name);
    for line in lines.lines() {
        inside += &format!("{indent}{line}\n");
    }
    raw_comment(xml, &(inside + &indent))
}

fn comment(xml: &mut Xml, words: &str) -> io::Result<()> {
    raw_comment(xml, &format!(" {words} "))
}

fn raw_comment(xml: &mut Xml, inside: &str) -> io::Result<()> {
    // Two hyphens would end the comment for some readers.
    xml.write_event(Event::Comment(BytesText::from_escaped(inside.replace("--", "- -"))))
}
