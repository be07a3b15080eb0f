//! Each kind of difference, harmless and harmful, in invented sentences: what the source has, what is printed.
#![allow(clippy::unwrap_used)] // a test may fail

use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::{EditClass, Source, Sources, Verdict, Verification};
use quotelint::text::File;
use std::sync::Arc;

/// What a transcript of `said` tells of a draft that prints `printed`.
fn held(said: &str, printed: &str, lexicon: &Lexicon) -> Verification {
    let transcript = format!(
        "CHAIR: Good evening to all of you.\n\nANN LUND: Thank you for the invitation. {said}. And that is \
         all I have.\n\nCHAIR: Thank you.\n"
    );
    let draft = format!("The island met on Sunday.\n\n“{printed},” Ann Lund said.\n");
    let source = Source::new(File::new("meeting.txt", transcript.into_bytes())).unwrap();
    let sources = Sources { read: vec![source], ..Sources::default() };
    let file = Arc::new(File::new("draft.txt", draft.into_bytes()));
    let drafts = [Draft::read(file, Format::Plain, lexicon)];
    sources.verify(&drafts, lexicon).remove(0).into_iter().flatten().next().unwrap()
}

/// Every pair has one of `verdicts`.
fn all_are(pairs: &[(&str, &str)], verdicts: &[Verdict]) {
    let lexicon = Lexicon::built_in();
    for (said, printed) in pairs {
        let held = held(said, printed, &lexicon);
        assert!(verdicts.contains(&held.verdict), "{said}\n{printed}\n{:?} {:?}", held.verdict, held.edits);
    }
}

#[test]
fn what_leaves_the_meaning_alone_is_no_alarm() {
    all_are(
        &[
            (
                "The harbour board will organise the colour of the programme next spring",
                "The harbor board will organize the color of the program next spring",
            ),
            (
                "He travelled to the theatre and cancelled the licence at the centre",
                "He traveled to the theater and canceled the license at the center",
            ),
            (
                "We gotta fix the pier because it's gonna fall into the sea",
                "We have got to fix the pier because it is going to fall into the sea",
            ),
            (
                "They wanna sell the ferry and they're kinda proud of that decision",
                "They want to sell the ferry and they are kind of proud of that decision",
            ),
            (
                "I dunno whether the council will pay for the new bridge",
                "I don't know whether the council will pay for the new bridge",
            ),
            (
                "We will rebuild twenty five houses before the winter comes to us",
                "We will rebuild 25 houses before the winter comes to us",
            ),
            (
                "It costs three and a half million dollars to dredge the old canal",
                "It costs $3.5 million to dredge the old canal",
            ),
            (
                "It costs $3,500,000 to dredge the old canal this year",
                "It costs $3.5 million to dredge the old canal this year",
            ),
            (
                "Unemployment in the valley fell by 5 percent in a single year",
                "Unemployment in the valley fell by 5% in a single year",
            ),
            (
                "Unemployment in the valley fell by five per cent in a single year",
                "Unemployment in the valley fell by 5 percent in a single year",
            ),
            (
                "We met on Sept. 4 to settle the matter of the lighthouse keepers",
                "We met on September 4 to settle the matter of the lighthouse keepers",
            ),
            (
                "We, uh, we met the, um, the crew of the trawler at dawn",
                "We met the crew of the trawler at dawn",
            ),
            (
                "I think that, you know, the crew of the trawler is, I mean, exhausted by now",
                "I think that the crew of the trawler is exhausted by now",
            ),
            (
                "The crew of the trawler (APPLAUSE) is exhausted and [crosstalk] wants to go home",
                "The crew of the trawler is exhausted and wants to go home",
            ),
            (
                "The crew of the trawler [00:12:31] is exhausted and wants to go home",
                "The crew of the trawler is exhausted and wants to go home",
            ),
            (
                "The crew of Captain Ostrom (ph) is exhausted and wants to go home",
                "The crew of Captain Ostrom is exhausted and wants to go home",
            ),
            (
                "Mr. Ostrom and Dr. Vail met the U.S. delegation in St. Brannock",
                "Mister Ostrom and Doctor Vail met the US delegation in Saint Brannock",
            ),
            (
                "My co-operation with the short-term committee is well known to you all",
                "My cooperation with the short term committee is well-known to you all",
            ),
            (
                "It is a naïve idea to put a café on the façade of the old customs house",
                "It is a naive idea to put a cafe on the facade of the old customs house",
            ),
            (
                "OK, the ferry leaves on time and nobody has to wait any longer",
                "Okay, the ferry leaves on time and nobody has to wait any longer",
            ),
            (
                "All right, the grey ferry leaves on time toward the northern islands",
                "Alright, the gray ferry leaves on time towards the northern islands",
            ),
            (
                "Because the ferry is late we walk to the northern pier every day",
                "'Cause the ferry is late we walk to the northern pier every day",
            ),
            (
                "The ferry has been running running since the 1990s without a single accident",
                "The ferry has been running since the 1990s without a single accident",
            ),
            (
                "The ferry has been running since the 90s without a single accident",
                "The ferry has been running since the '90s without a single accident",
            ),
            (
                "The first and second ferry were sold in the twentieth century to a museum",
                "The 1st and 2nd ferry were sold in the 20th century to a museum",
            ),
            (
                "You could not have known that the ferry would've been sold so soon",
                "You couldn't have known that the ferry would have been sold so soon",
            ),
            (
                "Two-thirds of the fleet is laid up in the inner harbour this month",
                "Two thirds of the fleet is laid up in the inner harbor this month",
            ),
            (
                "We need 10,000 tons of gravel and seven thousand tons of sand",
                "We need 10000 tons of gravel and 7,000 tons of sand",
            ),
            (
                "The islands need 2 million litres of water a day in summer",
                "The islands need two million liters of water a day in summer",
            ),
        ],
        &[Verdict::Verbatim, Verdict::Formatting],
    );
}

#[test]
fn an_ellipsis_is_one_however_it_is_written() {
    all_are(
        &[
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted … and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted ... and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted . . . and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted [...] and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted […] and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted and hungry and wants to go home tonight",
                "The crew of the trawler is exhausted (...) and wants to go home tonight",
            ),
            (
                "The crew of the trawler is exhausted. They are hungry. They want to go home tonight",
                "The crew of the trawler is exhausted. ... They want to go home tonight",
            ),
        ],
        &[Verdict::Elided],
    );
}

#[test]
fn brackets_explain_or_replace() {
    all_are(
        &[
            (
                "She told me that the crew is exhausted and wants to go home tonight",
                "[Captain Ostrom] told me that the crew is exhausted and wants to go home tonight",
            ),
            (
                "She told me that the crew is exhausted and wants to go home tonight",
                "She told me that the crew [of the trawler] is exhausted and wants to go home tonight",
            ),
            (
                "We told her that the crew is exhausted and wants to go home tonight",
                "[T]he crew is exhausted and want[s] to go home tonight",
            ),
        ],
        &[Verdict::Bracketed],
    );
}

#[test]
fn what_changes_the_meaning_is_an_alarm() {
    all_are(
        &[
            (
                "I seldom agree with the mayor on the cost of the lighthouse",
                "I often agree with the mayor on the cost of the lighthouse",
            ),
            (
                "The board has probably lied to us about the price of the ferry",
                "The board has lied to us about the price of the ferry",
            ),
            (
                "They failed to pay the crew for the work of last winter",
                "They paid the crew for the work of last winter",
            ),
            (
                "We refuse to pay for the repairs that nobody ever asked for",
                "We agree to pay for the repairs that nobody ever asked for",
            ),
            (
                "Less than 40 people signed the petition against the new pier",
                "More than 40 people signed the petition against the new pier",
            ),
            (
                "All of the crew members signed the petition against the new pier",
                "Some of the crew members signed the petition against the new pier",
            ),
            (
                "I have few doubts about the contract that the board has signed",
                "I have doubts about the contract that the board has signed",
            ),
        ],
        &[Verdict::Altered, Verdict::Number, Verdict::Negation],
    );
}

#[test]
fn each_harmful_change_has_its_name() {
    let lexicon = Lexicon::built_in();
    for (class, said, printed) in [
        (
            EditClass::Negation,
            "The ferry does not belong to the company that runs the harbour",
            "The ferry does belong to the company that runs the harbour",
        ),
        (
            EditClass::Negation,
            "The ferry belongs to the company that runs the harbour",
            "The ferry never belongs to the company that runs the harbour",
        ),
        (
            EditClass::Negation,
            "We are no longer willing to pay for the repairs of the pier",
            "We are willing to pay for the repairs of the pier",
        ),
        (
            EditClass::Negation,
            "We are hardly able to pay for the repairs of the old pier",
            "We are able to pay for the repairs of the old pier",
        ),
        (
            EditClass::Negation,
            "We can pay for the repairs without a loan from the bank",
            "We can pay for the repairs with a loan from the bank",
        ),
        (
            EditClass::Negation,
            "It was an unfair decision to close the pier in the middle of summer",
            "It was a fair decision to close the pier in the middle of summer",
        ),
        (
            EditClass::Negation,
            "It is an illegal and irresponsible way of running the harbour board",
            "It is a legal and irresponsible way of running the harbour board",
        ),
        (
            EditClass::Negation,
            "It is impossible to close the pier in the middle of the summer",
            "It is possible to close the pier in the middle of the summer",
        ),
        (
            EditClass::Negation,
            "Nobody on the board knew about the contract with the dredgers",
            "Everybody on the board knew about the contract with the dredgers",
        ),
        (
            EditClass::Negation,
            "We have no money left for the repairs of the old lighthouse",
            "We have money left for the repairs of the old lighthouse",
        ),
        (
            EditClass::Negation,
            "Neither the mayor nor the board has read the contract with the dredgers",
            "Both the mayor and the board has read the contract with the dredgers",
        ),
        (
            EditClass::Negation,
            "We can't sell the ferry to anyone before the end of the year",
            "We can sell the ferry to anyone before the end of the year",
        ),
        (
            EditClass::Number,
            "The lighthouse costs 3 million dollars a year to keep it running",
            "The lighthouse costs 3 billion dollars a year to keep it running",
        ),
        (
            EditClass::Number,
            "The lighthouse costs $3 million a year to keep it running",
            "The lighthouse costs €3 million a year to keep it running",
        ),
        (
            EditClass::Number,
            "The fee rises by 3 percent in the first year of the contract",
            "The fee rises by 3 percentage points in the first year of the contract",
        ),
        (
            EditClass::Number,
            "The fee rises on 3 March in the first year of the contract",
            "The fee rises on 3 May in the first year of the contract",
        ),
        (
            EditClass::Number,
            "The board meets every Tuesday to talk about the price of herring",
            "The board meets every Thursday to talk about the price of herring",
        ),
        (
            EditClass::Number,
            "We sold the ferry in 1987 to a company from the mainland",
            "We sold the ferry in 1978 to a company from the mainland",
        ),
        (
            EditClass::Number,
            "It lies 40 miles off the coast and nobody wants to go there",
            "It lies 40 kilometers off the coast and nobody wants to go there",
        ),
        (
            EditClass::Number,
            "It takes four hours to reach the northern islands by boat now",
            "It takes four days to reach the northern islands by boat now",
        ),
        (
            EditClass::Number,
            "Half of the fleet is laid up in the harbour this month",
            "A third of the fleet is laid up in the harbour this month",
        ),
        (
            EditClass::Modal,
            "We will close the pier if the board asks us to do so",
            "We may close the pier if the board asks us to do so",
        ),
        (
            EditClass::Modal,
            "We could close the pier if the board asks us to do so",
            "We should close the pier if the board asks us to do so",
        ),
        (
            EditClass::Modal,
            "We might have to close the pier before the end of the year",
            "We have to close the pier before the end of the year",
        ),
        (
            EditClass::Name,
            "I think Ostrom has sold the ferry to the people of Brannock",
            "I think Vail has sold the ferry to the people of Brannock",
        ),
        (
            EditClass::Name,
            "I told Captain Ostrom about the leak in the hull that morning",
            "I told Captain Vail about the leak in the hull that morning",
        ),
        (
            EditClass::Replaced,
            "The board lied to us about the price of the ferry and the pier",
            "The board told us about the price of the ferry and the pier",
        ),
        (
            EditClass::Dropped,
            "The old board lied to us about the price of the ferry and the pier",
            "The board lied to us about the price of the ferry and the pier",
        ),
        (
            EditClass::Inserted,
            "The board lied to us about the price of the ferry and the pier",
            "The board deliberately lied to us about the price of the ferry and the pier",
        ),
        (
            EditClass::Replaced,
            "She has always liked the way we run the northern ferry line",
            "He has always liked the way we run the northern ferry line",
        ),
        (
            EditClass::Negation,
            "We do not think that the ferry should be sold to the mainland",
            "We think that the ferry should be sold to the mainland",
        ),
        (
            EditClass::Negation,
            "It isn't true that the board ever asked for a second contract",
            "It's true that the board ever asked for a second contract",
        ),
        (
            EditClass::Negation,
            "We're not unhappy with the new contract that the board has offered",
            "We're unhappy with the new contract that the board has offered",
        ),
        (
            EditClass::Number,
            "The cost is 3.5 million for the dredging of the inner harbour",
            "The cost is 35 million for the dredging of the inner harbour",
        ),
        (
            EditClass::Number,
            "The meeting starts at 3 p.m. in the hall behind the church",
            "The meeting starts at 3 a.m. in the hall behind the church",
        ),
        (
            EditClass::Negation,
            "She was dishonest with the board about the leak in the hull",
            "She was honest with the board about the leak in the hull",
        ),
        (
            EditClass::Negation,
            "I have nothing to do with the contract that the board signed",
            "I have something to do with the contract that the board signed",
        ),
        (
            EditClass::Negation,
            "It's a useless plan and nobody on the island wants any of it",
            "It's a useful plan and nobody on the island wants any of it",
        ),
    ] {
        let held = held(said, printed, &lexicon);
        let harmful: Vec<EditClass> =
            held.edits.iter().map(|edit| edit.class).filter(|class| class.harmful()).collect();
        assert!(!harmful.is_empty(), "{said}\n{printed}");
        assert!(harmful.iter().all(|harm| *harm == class), "{said}\n{printed}\n{:?}", held.edits);
    }
}
