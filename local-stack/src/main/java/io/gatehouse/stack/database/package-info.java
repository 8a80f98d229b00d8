/** The PostgreSQL server of the stack, with a database and a role per service. */
@NullMarked
package io.gatehouse.stack.database;

import org.jspecify.annotations.NullMarked;
