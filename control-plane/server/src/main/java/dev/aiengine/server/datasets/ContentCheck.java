package dev.aiengine.server.datasets;

/** Looks at a file while it streams in, and refuses it as soon as it cannot be right. */
interface ContentCheck {
    /** Takes the next bytes. */
    void accept(byte[] buffer, int length);

    /** The file ended. */
    void end();

    /** For formats that are checked once they are there whole. */
    ContentCheck NONE = new ContentCheck() {
        @Override
        public void accept(byte[] buffer, int length) {}

        @Override
        public void end() {}
    };
}
