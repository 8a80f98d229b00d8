package io.gatehouse.gateway.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A redis-server from a jar, on a free port of the loopback interface. It keeps nothing when it goes. */
public final class RealRedis implements AutoCloseable {

    private final int port = TestGateway.freePort();
    private final RedisServer server;

    private RealRedis() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .onShutdownForceStop(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is not there yet. */
    public static RealRedis away() {
        return new RealRedis();
    }

    public static RealRedis start() {
        RealRedis redis = away();
        redis.come();
        return redis;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void come() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void go() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts connections and answers what is read, but nothing that writes. */
    public void hang() {
        client("PAUSE", "600000", "WRITE");
    }

    /** Answers everything that has come meanwhile. */
    public void recover() {
        client("UNPAUSE");
    }

    /** In its place somebody who takes connections and says nothing. */
    public ServerSocket silence() {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has somebody change this value without a pause. */
    public RedisContender contend(byte[] key) {
        return RedisContender.start(port, key);
    }

    @Override
    public void close() {
        go();
    }

    private void client(String... words) {
        CommandArgs<String, String> command = new CommandArgs<>(StringCodec.UTF8);
        for (String word : words) {
            command.add(word);
        }
        try (RedisClient client = RedisClient.create(url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), command);
        }
    }
}
