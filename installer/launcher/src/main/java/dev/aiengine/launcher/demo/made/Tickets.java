package dev.aiengine.launcher.demo.made;

import java.util.List;
import java.util.Map;

/** What customers write to a support desk, by the team that should answer. */
public final class Tickets {
    public static final MadeTexts TEXTS = new MadeTexts(
            List.of(
                    "Hello,",
                    "Hi team,",
                    "Good morning, I write about my account with you.",
                    "To whom it may concern,",
                    "Second message about this,",
                    "Dear support, order 4471 again.",
                    "I have been a customer for years.",
                    "Quick question about my subscription:",
                    "Following up on the phone call of Tuesday."),
            Map.of(
                    "billing",
                    List.of(
                            "I was charged twice for the same month.",
                            "The invoice shows an amount I never agreed to.",
                            "Please refund the payment of last week.",
                            "My credit card was declined although it is valid.",
                            "The discount code was not taken off the price.",
                            "Why did the yearly fee go up?",
                            "I need a receipt with our tax number on it.",
                            "The direct debit bounced and now there is a late fee."),
                    "technical",
                    List.of(
                            "The app crashes as soon as I open the settings.",
                            "Since the update every page loads forever.",
                            "I get error 502 when I save the form.",
                            "The export is empty although there is data.",
                            "Push messages do not arrive on my phone any more.",
                            "The screen stays white after the login.",
                            "Your API answers with a timeout half of the time.",
                            "Synchronising between two devices loses entries."),
                    "account",
                    List.of(
                            "I cannot reset my password, no mail arrives.",
                            "Please change the mail address of my profile.",
                            "How do I add a colleague to our workspace?",
                            "I want to close my profile and have my data deleted.",
                            "Two-factor codes are refused after I got a new phone.",
                            "The user name shows my old surname.",
                            "Somebody else logged in with my name.",
                            "Please make me administrator of our group."),
                    "delivery",
                    List.of(
                            "The parcel has not arrived after ten days.",
                            "The courier left it with a neighbour I do not know.",
                            "The tracking number is not found.",
                            "The box was open and one item is missing.",
                            "Can you ship to a different address?",
                            "It was sent to my old street.",
                            "When will the back-ordered item be dispatched?",
                            "The package came damaged by water.")),
            List.of(
                    "Please help.",
                    "This is urgent!",
                    "Can somebody look into it?",
                    "Thanks in advance.",
                    "I wait for your answer.",
                    "Kind regards, Sam",
                    "It worked fine until last week.",
                    "I have attached a picture.",
                    "Otherwise I will have to cancel."));

    private Tickets() {}
}
