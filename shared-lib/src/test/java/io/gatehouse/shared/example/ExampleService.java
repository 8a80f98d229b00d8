package io.gatehouse.shared.example;

import io.gatehouse.shared.start.Service;

/** Its {@code main}, for tests that need a process of its own. */
public final class ExampleService {

    private ExampleService() {}

    public static void main(String[] args) {
        Service.run(ExampleService.class, args);
    }
}
