// Functions of Go's library that make their goroutine wait, so that it may go on on another thread. Data only.

/** By full name, with the words a message uses. */
export const waitingCalls: ReadonlyMap<string, string> = new Map([
  ["time.Sleep", "time.Sleep"],
  ["sync.WaitGroup.Wait", "WaitGroup.Wait"],
  ["sync.Cond.Wait", "Cond.Wait"],
  ["sync.Mutex.Lock", "Mutex.Lock"],
  ["sync.RWMutex.Lock", "RWMutex.Lock"],
  ["sync.RWMutex.RLock", "RWMutex.RLock"],
  ["golang.org/x/sync/errgroup.Group.Wait", "Group.Wait"],
  ["golang.org/x/sync/semaphore.Weighted.Acquire", "Weighted.Acquire"],
  ["os/exec.Cmd.Run", "Cmd.Run"],
  ["os/exec.Cmd.Wait", "Cmd.Wait"],
  ["os/exec.Cmd.Output", "Cmd.Output"],
  ["os/exec.Cmd.CombinedOutput", "Cmd.CombinedOutput"],
  ["net/http.Get", "http.Get"],
  ["net/http.Client.Do", "Client.Do"],
]);
