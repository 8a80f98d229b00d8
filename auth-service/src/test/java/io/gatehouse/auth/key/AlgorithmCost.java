package io.gatehouse.auth.key;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what a signature costs whoever makes and whoever checks it, in one thread, the algorithms taking turns. Run it
 * with {@code java auth-service/src/test/java/io/gatehouse/auth/key/AlgorithmCost.java}.
 */
final class AlgorithmCost {

    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 200_000_000;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    /** As long as a token's header and claims. */
    private static final byte[] CONTENT = "c".repeat(420).getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final Signature signer;
    private final Signature verifier;
    private final byte[] signature;
    private final List<Double> signing = new ArrayList<>();
    private final List<Double> verifying = new ArrayList<>();

    private AlgorithmCost(String name, String algorithm, KeyPair keys) throws GeneralSecurityException {
        this.name = name;
        this.signer = Signature.getInstance(algorithm);
        this.verifier = Signature.getInstance(algorithm);
        signer.initSign(keys.getPrivate());
        verifier.initVerify(keys.getPublic());
        this.signature = sign();
    }

    public static void main(String[] args) throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        List<AlgorithmCost> all = List.of(
                new AlgorithmCost("RS256", "SHA256withRSA", rsa.generateKeyPair()),
                new AlgorithmCost("ES256", "SHA256withECDSAinP1363Format", ec.generateKeyPair()),
                new AlgorithmCost(
                        "EdDSA",
                        "Ed25519",
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        for (int round = 0; round < ROUNDS; round++) {
            for (AlgorithmCost one : all) {
                one.measure();
            }
        }
        System.out.println("        check, us   of RS256   sign, us   signature, bytes");
        for (AlgorithmCost one : all) {
            System.out.printf(
                    "%-6s %10.1f %10.1f %10.1f %18d%n",
                    one.name,
                    median(one.verifying),
                    median(one.verifying) / median(all.getFirst().verifying),
                    median(one.signing),
                    one.signature.length);
        }
    }

    private void measure() throws GeneralSecurityException {
        verifying.add(microseconds(this::verify));
        signing.add(microseconds(this::sign));
    }

    private byte[] sign() throws GeneralSecurityException {
        signer.update(CONTENT);
        return signer.sign();
    }

    private byte[] verify() throws GeneralSecurityException {
        verifier.update(CONTENT);
        if (!verifier.verify(signature)) {
            throw new IllegalStateException(name + " does not verify what it signed");
        }
        return signature;
    }

    /** Of the processor, so that it does not matter what else the machine does. */
    private static double microseconds(Work work) throws GeneralSecurityException {
        long start = THREAD.getCurrentThreadCpuTime();
        int done = 0;
        while (THREAD.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
            work.run();
            done++;
        }
        return (THREAD.getCurrentThreadCpuTime() - start) / 1000.0 / done;
    }

    /** Half of the rounds warm up. */
    private static double median(List<Double> rounds) {
        double[] warm = rounds.stream()
                .skip(ROUNDS / 2)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return Arrays.stream(warm).skip(warm.length / 2).findFirst().orElseThrow();
    }

    @FunctionalInterface
    private interface Work {
        byte[] run() throws GeneralSecurityException;
    }
}
