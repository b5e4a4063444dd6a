package dev.firebreak.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A store for content: bytes at a place that it names itself, never by what people call a file. */
interface ContentStore {

    Storage storage();

    /** Begins an upload. Durable when this returns, so that a killed server's half content is found. */
    String start();

    /** Writes the content of an upload; durable when closed. A part at a time: each is a transaction of its own. */
    OutputStream write(String place) throws IOException;

    /** The content of an upload or an item, a part at a time. */
    InputStream read(String place) throws IOException;

    /** Removes an upload and its content; does nothing where it is gone, or an item by now. */
    void drop(String place);

    /** Removes the content of an item whose disposal is durable; does nothing where it is gone. */
    void remove(String place);
}
