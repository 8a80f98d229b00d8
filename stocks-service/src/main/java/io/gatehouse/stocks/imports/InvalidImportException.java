package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Problem.Fault;
import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import java.util.List;

/** An invalid file, of which nothing is stored. */
public final class InvalidImportException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("invalid-import", HttpStatus.UNPROCESSABLE_ENTITY, "The file cannot be imported");

    private final transient List<Fault> faults;

    public InvalidImportException(Faults faults) {
        this(faults.toString(), faults.list());
    }

    private InvalidImportException(String wrong, List<Fault> faults) {
        super(TYPE, wrong + "; nothing was stored");
        this.faults = faults;
    }

    /** The first line does not name these columns. */
    static InvalidImportException noHeader(String wrong, String expected) {
        Fault fault = new Fault(1, wrong + ": expected \"" + expected + "\", in any order");
        return new InvalidImportException(fault.reason(), List.of(fault));
    }

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
