package io.gatehouse.stack.address;

import io.gatehouse.stack.error.StackException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown if other programs listen on ports of the stack. */
public final class PortsInUseException extends StackException {

    private static final long serialVersionUID = 1;

    PortsInUseException(List<Port> busy) {
        super(busy.stream().map(PortsInUseException::sentence).collect(Collectors.joining("\n"))
                + "\nStop the other program, or choose another port: " + example(busy.getFirst()) + " bin/up");
    }

    private static String sentence(Port port) {
        return "Port " + port.number() + ", where " + port.owner() + " would listen, is in use (" + port.variable()
                + " chooses another).";
    }

    private static String example(Port port) {
        int other = port.number() < 60_000 ? port.number() + 1000 : port.number() - 1000;
        return port.variable() + "=" + other;
    }
}
