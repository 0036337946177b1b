package dev.aiengine.launcher.demo.made;

/** A text and what it is about. */
public record Labelled(String text, String label) {}
