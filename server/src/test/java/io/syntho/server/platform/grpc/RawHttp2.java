package io.syntho.server.platform.grpc;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP/2 client that sends what it is told, right or wrong. */
final class RawHttp2 implements Closeable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    private static final int ACK = 1;

    /** How a stream, or all of them, came to an end. */
    enum End {
        /** The stream was answered to its end. */
        ANSWERED,
        /** The stream was reset. */
        RESET,
        /** The connection was given up by the server. */
        CONNECTION_CLOSED,
        /** Nothing of the kind happened in time. */
        NONE
    }

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    RawHttp2(Endpoint endpoint) throws IOException {
        socket = new Socket(endpoint.host(), endpoint.port());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
    }

    RawHttp2 preface() throws IOException {
        raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** Begins a gRPC call. */
    RawHttp2 call(int stream, String method, Map<String, String> more) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(":method", "POST");
        headers.put(":scheme", "http");
        headers.put(":path", "/syntho.probe.v1.ProbeService/" + method);
        headers.put(":authority", "localhost");
        headers.put("content-type", "application/grpc");
        headers.put("te", "trailers");
        headers.putAll(more);
        return frame(HEADERS, END_HEADERS, stream, block(headers));
    }

    RawHttp2 frame(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        return raw(frame.array());
    }

    RawHttp2 raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Reads frames until the stream has ended. */
    End awaitEnd(int stream, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int id = in.readInt() & 0x7fffffff;
                in.skipNBytes(length);
                if (type == SETTINGS && (flags & ACK) == 0) {
                    frame(SETTINGS, ACK, 0, new byte[0]);
                } else if (type == GOAWAY) {
                    return End.CONNECTION_CLOSED;
                } else if (id == stream && type == RST_STREAM) {
                    return End.RESET;
                } else if (id == stream && (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                    return End.ANSWERED;
                }
            }
            return End.NONE;
        } catch (SocketTimeoutException late) {
            return End.NONE;
        } catch (IOException closed) {
            return End.CONNECTION_CLOSED;
        }
    }

    /** Breaks the connection without a word, as a machine does that loses its power. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Writes a gRPC message: no compression, the announced length, the bytes. */
    static byte[] message(long announced, byte[] bytes) {
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) 0)
                .putInt((int) announced)
                .put(bytes)
                .array();
    }

    /** HPACK: each value a literal that is not indexed, without Huffman coding (RFC 7541, 6.2.2 and appendix A). */
    static byte[] block(Map<String, String> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            switch (name) {
                case ":authority" -> block.write(1);
                case ":method" -> block.write(2);
                case ":path" -> block.write(4);
                case ":scheme" -> block.write(6);
                default -> {
                    block.write(0);
                    text(block, name);
                }
            }
            text(block, value);
        });
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int left = bytes.length;
        if (left < 127) {
            block.write(left);
        } else {
            block.write(127);
            left -= 127;
            while (left >= 128) {
                block.write(left % 128 + 128);
                left /= 128;
            }
            block.write(left);
        }
        block.writeBytes(bytes);
    }
}
