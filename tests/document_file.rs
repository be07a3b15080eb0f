//! A file as it is on disk: whatever its encoding, spans lead to its bytes, and edits keep the rest.

use quotelint::text::{Column, Edit, EditSet, Encoding, File, Span};

const LINE: &str = "“Café,” said Zoë 🎈.\r\nNext – line.\r\n";

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

#[test]
fn utf16_is_known_by_its_mark_and_by_its_nuls() {
    let file = File::new("a", utf16(LINE, false, true));
    assert_eq!((file.encoding(), file.text()), (Encoding::Utf16Le, &*format!("\u{FEFF}{LINE}")));
    let file = File::new("a", utf16(LINE, true, true));
    assert_eq!(file.encoding(), Encoding::Utf16Be);
    let plain = "\"The tide was late,\" said Mara Venn.\n";
    for big in [false, true] {
        let file = File::new("a", utf16(plain, big, false));
        assert_eq!(file.text(), plain);
        assert!(!file.is_binary());
    }
}

#[test]
fn what_is_not_utf8_is_windows_1252_but_a_few_broken_bytes_are_forgiven() {
    let file = File::new("a", b"\x93We\x92re late,\x94 said Andr\xE9.".to_vec());
    assert_eq!((file.encoding(), file.text()), (Encoding::Windows1252, "“We’re late,” said André."));
    let mut bytes = "“We’re late,” said André. “Very.”".as_bytes().to_vec();
    bytes.insert(20, 0xFF);
    let file = File::new("a", bytes);
    assert_eq!(file.encoding(), Encoding::Utf8);
    assert_eq!(file.text().matches('\u{FFFD}').count(), 1);
    let file = File::new("a", b"cut off in a quotation mark \xE2\x80".to_vec());
    assert_eq!(file.encoding(), Encoding::Utf8);
}

#[test]
fn every_span_leads_to_the_bytes_it_was_read_from() {
    let mut broken = LINE.as_bytes().to_vec();
    broken.splice(0..0, [0xE2, 0x80]);
    broken.push(0xFE);
    let long = LINE.repeat(200);
    let files = [
        File::new("utf8", LINE.into()),
        File::new("broken", broken),
        File::new("le", utf16(&long, false, true)),
        File::new("be", utf16(&long, true, true)),
        File::new("1252", encoding(&long.replace('🎈', "!"))),
    ];
    for file in files {
        for word in ["Zoë", "said", "Next – line"] {
            for (at, _) in file.text().match_indices(word) {
                let disk = file.on_disk(Span::new(at, at + word.len()));
                let alone = File::new("x", with_mark(file.encoding(), &file.bytes()[disk.clone()]));
                assert_eq!(alone.text().trim_start_matches('\u{FEFF}'), word, "{:?}", file.encoding());
            }
        }
        assert_eq!(file.on_disk(Span::new(0, file.text().len())), 0..file.bytes().len());
    }
}

/// Windows-1252 bytes of a text that has only its everyday characters.
fn encoding(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect()
}

fn with_mark(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
    let mark: &[u8] = match encoding {
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        _ => b"",
    };
    [mark, bytes].concat()
}

#[test]
fn edits_keep_encoding_mark_and_line_ends() {
    let file = File::new("a", utf16("“One,” he said.\r\n", false, true));
    let at = file.text().find("One").unwrap();
    let out = file.with(&EditSet::one(Span::new(at, at + 3), "Two 🎈")).unwrap();
    assert_eq!(out, utf16("“Two 🎈,” he said.\r\n", false, true));

    let file = File::new("a", b"\x93One,\x94 he said.\r\n".to_vec());
    let edits = EditSet::new(vec![
        Edit { span: Span::at(file.text().len() - 2), text: " “Yes.”".into() },
        Edit { span: Span::new(0, 3), text: "\"".into() },
    ]);
    assert_eq!(file.with(&edits.unwrap()).unwrap(), b"\"One,\x94 he said. \x93Yes.\x94\r\n");
    let error = file.with(&EditSet::one(Span::at(0), "🎈")).unwrap_err();
    assert_eq!(error.to_string(), "Windows-1252 has no '🎈'");

    let mut bytes = b"\xEF\xBB\xBF\"One\" \xFF two\r\n".to_vec();
    let file = File::new("a", bytes.clone());
    assert_eq!(file.with(&EditSet::default()).unwrap(), bytes);
    let at = file.text().find("two").unwrap();
    bytes.splice(11..14, *b"2");
    assert_eq!(file.with(&EditSet::one(Span::new(at, at + 3), "2")).unwrap(), bytes);
}

#[test]
fn junk_is_told_from_text() {
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec();
    let every: Vec<u8> = (0..=255).collect();
    for bytes in [png, every, b"MZ\x90\0\x03\0\0\0\x04\0\0\0".to_vec(), b"%PDF-1.4 text".to_vec()] {
        assert!(File::new("a", bytes).is_binary());
    }
    let letter = format!("{} \0 {}", "a letter ".repeat(99), "that goes on ".repeat(99));
    for text in ["", "plain", "caf\u{e9}\x0c", "\u{FEFF}", &letter] {
        assert!(!File::new("a", text.into()).is_binary(), "{text:?}");
    }
    assert!(!File::new("a", b"\x93Yes\x94".to_vec()).is_binary());
    assert!(!File::new("a", utf16(LINE, false, true)).is_binary());
}

#[test]
fn positions_past_the_end_are_the_end() {
    let file = File::new("a", "a\nbé".into());
    assert_eq!(file.position(99, Column::CodePoints), (2, 3));
    assert_eq!(file.on_disk(Span::new(99, 99)), 5..5);
}
