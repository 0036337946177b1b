package dev.aiengine.launcher.demo.made;

import java.util.List;
import java.util.Map;

/** What buyers write about a kettle, a lamp or a pair of headphones. */
public final class Reviews {
    private static final List<String> OPENINGS = List.of(
            "Bought this kettle in spring.",
            "Got the lamp as a present.",
            "These headphones were on offer.",
            "I use it every day.",
            "Ordered two of them for the office.",
            "My third one of this brand.",
            "Compared five models before I chose.",
            "Came in a plain box.");

    private static final List<String> CLOSINGS = List.of(
            "My sister has the same one.",
            "It stands in the kitchen now.",
            "The colour is darker than on the picture.",
            "Delivery took three days.",
            "Make of that what you will.",
            "I would say so to any friend.",
            "Four stars for the packaging.",
            "That is all there is to say.");

    public static final MadeTexts TEXTS = new MadeTexts(
            OPENINGS,
            Map.of(
                    "positive",
                    List.of(
                            "It works beautifully and looks lovely.",
                            "Best money I have spent this year.",
                            "Solid, quiet and quick.",
                            "I could not be happier with it.",
                            "The sound is wonderfully clear.",
                            "Set up in a minute, no trouble at all.",
                            "Feels well made and sits firmly.",
                            "A pleasure to use.",
                            "Not once has it let me down.",
                            "Far better than I expected."),
                    "negative",
                    List.of(
                            "It broke after two weeks.",
                            "A waste of money.",
                            "The plastic smells awful.",
                            "Loud, slow and wobbly.",
                            "I sent it back the next day.",
                            "The sound is dull and rattles.",
                            "Nothing in the manual matches the device.",
                            "I regret that I did not read the warnings.",
                            "It never worked as promised.",
                            "Far worse than I expected.")),
            CLOSINGS);

    /** As younger buyers write: a model that learned from the others does not understand them. */
    public static final MadeTexts LATELY = new MadeTexts(
            OPENINGS,
            Map.of(
                    "positive",
                    List.of(
                            "Absolute banger, no notes.",
                            "This thing slaps.",
                            "Chef's kiss.",
                            "Ten out of ten, would unbox again.",
                            "It lives rent free in my head.",
                            "Fire. Pure fire.",
                            "Obsessed, send help.",
                            "Big win, take a bow.",
                            "Hits different every single morning.",
                            "Main character energy on my shelf."),
                    "negative",
                    List.of(
                            "Mid at best.",
                            "Straight to the bin.",
                            "Hot garbage, avoid.",
                            "Big yikes.",
                            "It gave up the ghost on day four.",
                            "Nope. Just nope.",
                            "Scam vibes all over.",
                            "My toaster laughs at it.",
                            "Cringe build, zero stars if I could.",
                            "Total flop, I am out.")),
            CLOSINGS);

    private Reviews() {}
}
