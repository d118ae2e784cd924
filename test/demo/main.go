// Command cgodemo is a small, deliberately hazardous program. It compiles and runs; cgovet tells what is wrong with it.
// Each file shows one kind of hazard, with the clean counterpart beside it. README.md is the tour.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := greet("gopher"); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if err := greetClean("gopher"); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	announce("to whom it may concern")
	announceClean("to whom it may concern")

	fmt.Println(checksum([]byte("some bytes")), checksumClean([]byte("some bytes")))
	fmt.Println(countWords("a few words to count"), countWordsClean("a few words to count"))
	fmt.Println(initials("Grace Hopper"), initialsClean("Grace Hopper"))

	fmt.Println(paint(7), paintClean(7))
	fmt.Println(nameWorker(), nameWorkerClean())

	installHandler()
	installHandlerClean()
	quietly(func() { fmt.Println("not to be disturbed") })
	quietlyClean(func() { fmt.Println("not to be disturbed either") })
}
