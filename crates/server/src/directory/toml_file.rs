//! A directory file as TOML: its values, and the line of each.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::node::Node;

/// Why a text is not TOML, and in which line.
type NotToml = (Option<usize>, String);

/// A text's values and their lines.
pub(super) fn read(text: &str) -> Result<(Node, HashMap<String, usize>), NotToml> {
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = |at: usize| starts.partition_point(|start| *start < at) + 1;
    let table = DeTable::parse(text)
        .map_err(|error| (error.span().map(|span| line(span.start)), error.message().to_owned()))?;
    let mut lines = HashMap::new();
    let node = of_table(table.get_ref(), "", &line, &mut lines);
    Ok((node, lines))
}

fn of_table(
    table: &DeTable<'_>,
    path: &str,
    line: &dyn Fn(usize) -> usize,
    lines: &mut HashMap<String, usize>,
) -> Node {
    let mut members = Vec::new();
    for (name, value) in table {
        let at = name.span().start;
        let name = name.get_ref().to_string();
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        lines.insert(path.clone(), line(at));
        members.push((name, of_value(value.get_ref(), &path, line, lines)));
    }
    Node::Object(members)
}

fn of_value(
    value: &DeValue<'_>,
    path: &str,
    line: &dyn Fn(usize) -> usize,
    lines: &mut HashMap<String, usize>,
) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Boolean(flag) => Node::Flag(*flag),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Node::Text(number.to_string()), |number| Node::Number(number.into())),
        // No member is one of these: it is shown as it was written.
        DeValue::Float(number) => Node::Text(number.to_string()),
        DeValue::Datetime(moment) => Node::Text(moment.to_string()),
        DeValue::Array(items) => {
            let mut list = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                lines.insert(path.clone(), line(item.span().start));
                list.push(of_value(item.get_ref(), &path, line, lines));
            }
            Node::List(list)
        }
        DeValue::Table(table) => of_table(table, path, line, lines),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_line() {
        let text =
            "[[services]]\nid = \"a\"\n\n[[services]]\nid = \"b\"\nnumbers = { from = 1,\n  to = 9 }\n";
        let (_, lines) = read(text).ok().unwrap();
        for (path, line) in
            [("services[0].id", 2), ("services[1]", 4), ("services[1].id", 5), ("services[1].numbers.to", 7)]
        {
            assert_eq!(lines.get(path), Some(&line), "{path}");
        }
    }

    #[test]
    fn what_is_not_toml_is_told_with_its_line() {
        let (line, _) = read("a = 1\nb = \n").err().unwrap();
        assert_eq!(line, Some(2));
        let (line, _) = read("a = 1\na = 2\n").err().unwrap();
        assert_eq!(line, Some(2), "twice");
    }
}
