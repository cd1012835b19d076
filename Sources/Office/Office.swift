/// What an office does with an Apache CouchDB: provision, register, decisions.
package enum Office {}
