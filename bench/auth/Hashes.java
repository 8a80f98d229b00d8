import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures how many passwords a second a number of threads can check, with auth-service's default costs. Arguments: the seconds
 * to measure for, then the number of threads.
 */
final class Hashes {

    private static final byte[] PASSWORD = "bench-password".getBytes();

    public static void main(String[] arguments) throws Exception {
        long nanos = Integer.parseInt(arguments[0]) * 1_000_000_000L;
        int parallel = Integer.parseInt(arguments[1]);
        Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id, 16, 32);
        String hash = argon2.hash(2, 19_456, 1, PASSWORD);
        long start = System.nanoTime();
        Callable<Integer> check = () -> {
            int checked = 0;
            while (System.nanoTime() - start < nanos && argon2.verify(hash, PASSWORD)) {
                checked++;
            }
            return checked;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            int checked = 0;
            for (var done : threads.invokeAll(Collections.nCopies(parallel, check))) {
                checked += done.get();
            }
            System.out.printf("%.1f%n", checked * 1e9 / (System.nanoTime() - start));
        }
    }
}
