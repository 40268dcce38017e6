/**
 * The one seam between the page and what lies behind it. `tauri.ts` is the real thing, `fake.ts` the one of the
 * tests and of `npm run dev`; nothing else of the page knows which of the two it talks to.
 */
import type {
  Boot,
  Change,
  Choices,
  ChooseDesk,
  DeskPart,
  ErrorView,
  NewTicket,
  OpenFirst,
  PageKind,
  Probe,
  SettingsView,
  SignIn,
  Snapshot,
  Sound,
  TicketSource,
  Transfer,
  WantedWhat,
} from '../generated/bindings';

/** What a command gives: its data, or the code of what went wrong (the sentence is the page's). */
export type Outcome<T> = { status: 'ok'; data: T } | { status: 'error'; error: ErrorView };

/** Everything the page can ask for. A rejected promise means that the app itself did not answer. */
export interface Backend {
  /** What the page must know before it draws; waits for the last session to be taken up again. */
  boot(): Promise<Outcome<Boot>>;
  /** The whole state now; `onChange` gets every later change until the next `subscribe`. */
  subscribe(page: PageKind, onChange: (change: Change) => void): Promise<Snapshot>;
  /** Tests an address being typed. */
  probeServer(address: string): Promise<Outcome<Probe>>;
  /** Signs in and tells what there is to choose from. */
  signIn(signIn: SignIn): Promise<Outcome<Choices>>;
  /** Takes a counter and the services to serve. */
  chooseDesk(choice: ChooseDesk): Promise<Outcome<Snapshot>>;
  /** Starts the built-in server with its demo branch and signs in there. */
  tryIt(): Promise<Outcome<Snapshot>>;
  /** Changes the services served; never with an empty list (T5). */
  changeServices(serviceIds: string[]): Promise<Outcome<Snapshot>>;
  /** Takes another counter in the same session; `notNow` while a ticket is open. */
  changeDesk(choice: ChooseDesk): Promise<Outcome<Snapshot>>;
  /** Ends the session; `notNow` while a ticket is open. */
  signOut(): Promise<Outcome<Snapshot>>;
  /** Calls whoever is next; an open ticket is ended first (M3). */
  callNext(): Promise<Outcome<DeskPart>>;
  /** Calls one ticket of a list; `openFirst` says what becomes of the open one (M3). */
  callTicket(ticketId: string, source: TicketSource, openFirst: OpenFirst): Promise<Outcome<DeskPart>>;
  /** Announces the open ticket again. */
  recall(): Promise<Outcome<DeskPart>>;
  /** Ends the open ticket. */
  endCall(): Promise<Outcome<DeskPart>>;
  /** Sets the open ticket aside. */
  pauseCall(): Promise<Outcome<DeskPart>>;
  /** Closes the open ticket as not shown up. */
  cancelCall(): Promise<Outcome<DeskPart>>;
  /** Sends the open ticket on. */
  transferCall(transfer: Transfer): Promise<Outcome<DeskPart>>;
  /** Issues a ticket. */
  createTicket(ticket: NewTicket): Promise<Outcome<DeskPart>>;
  /** Says which list is on the screen, so that it is read now and kept fresh (T11). */
  showList(list: TicketSource): Promise<Outcome<DeskPart>>;
  /** Reads the lists now: after an unknown outcome, or while there is no answer. */
  lookAgain(): Promise<Outcome<DeskPart>>;
  /** The person decides that the action of unknown outcome did not happen (T12). */
  giveUpUnknown(): Promise<Outcome<DeskPart>>;
  /** The person decides to forget the open ticket here (M2). */
  dropOpenTicket(): Promise<Outcome<DeskPart>>;
  /** Takes a break; only here, the server does not know. */
  takeBreak(): Promise<Outcome<DeskPart>>;
  /** Back to work; calls nobody. */
  endBreak(): Promise<Outcome<DeskPart>>;
  /** Writes down a number that was called by hand while the server gives no answer. */
  addPaper(ticketId: string | null, label: string): Promise<Outcome<DeskPart>>;
  /** Strikes a number off that list; nothing is sent. */
  removePaper(id: number): Promise<Outcome<DeskPart>>;
  /** Calls a number of that list and ends it at once; the hall hears the call. */
  closeByHand(id: number): Promise<Outcome<DeskPart>>;
  /** The same person signs in at the same counter again; the action that met the ended session goes on. */
  signInAgain(secret: string): Promise<Outcome<Snapshot>>;
  /** Closes the app without asking again. */
  closeHeard(): Promise<Outcome<null>>;
  closeApp(): Promise<Outcome<null>>;
  /** Takes the notice with this number away. */
  dismissNotice(id: number): Promise<Outcome<DeskPart>>;
  /** The settings as stored. */
  settings(): Promise<SettingsView>;
  /** Stores settings; gives them back as they are now in force. */
  saveSettings(settings: SettingsView): Promise<Outcome<SettingsView>>;
  /** Opens the system's print dialog; the print style shows the ticket alone. */
  printPage(): Promise<Outcome<null>>;
  /** Shows the bar in the place of the counter window. */
  showBar(): Promise<Outcome<null>>;
  /** Closes the bar and shows the counter window. */
  hideBar(): Promise<Outcome<null>>;
  /** Brings the counter window to the front, and opens something there. */
  openCounter(what: WantedWhat): Promise<Outcome<null>>;
  /** Dials the open ticket's number. */
  callPhone(): Promise<Outcome<null>>;
  /** Plays a sound of the alerts, as loud as given (0 to 100). */
  testSound(sound: Sound, volume: number): Promise<Outcome<null>>;
  /** Draws a new key for the links; it comes back with what the system tells. */
  newLinkKey(): Promise<Outcome<null>>;
  /** Writes a fault of the page's own to the app's log. */
  logPageError(page: PageKind, message: string): Promise<Outcome<null>>;
  /** Installs the newer version and starts again. */
  installUpdate(): Promise<Outcome<null>>;
}
