/// One sync of a worker's store with a server, a desk or a stick.
package enum Sync {}
