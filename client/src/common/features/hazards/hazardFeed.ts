// Keeps the store true to what the server knows. Guarantees: one request at a time; what changes meanwhile is asked for
// next; a server that ends leaves an empty list, and a new one is asked for everything.
import * as vscode from "vscode";
import type { BaseLanguageClient, State } from "vscode-languageclient";
import { methods } from "../../../../../server/src/lsp/protocol.ts";
import type { HazardsAnswer, HazardsChanged } from "../../../../../server/src/lsp/protocol/hazards.ts";
import type { HazardStore } from "./hazardStore.ts";

export interface HazardFeedOptions {
  readonly store: HazardStore;
  /** The store holds something else now; `rows`: not only how far a scan is. */
  readonly changed: (rows: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/** `State.Running` of the client, which would have to be loaded for its name. */
const running: State = 2;

export class HazardFeed {
  private readonly options: HazardFeedOptions;
  private client: BaseLanguageClient | undefined;
  /** Files to ask for; undefined: all of them. */
  private pending: Set<string> | undefined = new Set<string>();
  private asking: Promise<void> | undefined;

  constructor(options: HazardFeedOptions) {
    this.options = options;
  }

  /** Follows a client, from before its server starts until what this returns is disposed of. */
  attach(client: BaseLanguageClient): vscode.Disposable {
    this.client = client;
    return vscode.Disposable.from(
      client.onNotification(methods.hazardsChanged, (news: HazardsChanged) => this.take(news)),
      client.onDidChangeState(({ newState }) => (newState === running ? void this.refetch() : this.forget())),
      new vscode.Disposable(() => {
        this.client = undefined;
        this.forget();
      }),
    );
  }

  /** Asks for everything; resolves when the store holds it. */
  async refetch(): Promise<void> {
    this.pending = undefined;
    await this.ask();
  }

  private forget(): void {
    this.options.store.clear();
    this.options.changed(true);
  }

  private take({ uris, overview }: HazardsChanged): void {
    const { store, changed } = this.options;
    if (uris.length === 0) {
      return changed(store.applyOverview(overview));
    }
    for (const uri of uris) this.pending?.add(uri);
    void this.ask();
  }

  private async ask(): Promise<void> {
    this.asking ??= this.askAll().finally(() => (this.asking = undefined));
    await this.asking;
  }

  private async askAll(): Promise<void> {
    const { store, changed, failed } = this.options;
    while (this.client !== undefined && (this.pending === undefined || this.pending.size > 0)) {
      const { client } = this;
      const uris = this.pending === undefined ? undefined : [...this.pending];
      this.pending = new Set();
      try {
        const answer = await client.sendRequest<HazardsAnswer>(methods.hazards, uris === undefined ? {} : { uris });
        if (this.client === client) changed(store.apply(answer, uris));
      } catch (error) {
        if (this.client === client) failed(error);
      }
    }
  }
}
