/** The seam's real side: the generated commands. The only file that may import from Tauri. */
import { Channel } from '@tauri-apps/api/core';

import { commands, type Change } from '../generated/bindings';
import type { Backend } from './backend';

/** The app behind the window. */
export const tauriBackend: Backend = {
  boot: commands.boot,
  subscribe: (page, onChange) => {
    const channel = new Channel<Change>();
    channel.onmessage = onChange;
    return commands.subscribe(page, channel);
  },
  probeServer: commands.probeServer,
  signIn: commands.signIn,
  chooseDesk: commands.chooseDesk,
  tryIt: commands.tryIt,
  changeServices: commands.changeServices,
  changeDesk: commands.changeDesk,
  signOut: commands.signOut,
  callNext: commands.callNext,
  callTicket: commands.callTicket,
  recall: commands.recall,
  endCall: commands.endCall,
  pauseCall: commands.pauseCall,
  cancelCall: commands.cancelCall,
  transferCall: commands.transferCall,
  createTicket: commands.createTicket,
  showList: commands.showList,
  lookAgain: commands.lookAgain,
  giveUpUnknown: commands.giveUpUnknown,
  dropOpenTicket: commands.dropOpenTicket,
  takeBreak: commands.takeBreak,
  endBreak: commands.endBreak,
  addPaper: commands.addPaper,
  removePaper: commands.removePaper,
  closeByHand: commands.closeByHand,
  signInAgain: commands.signInAgain,
  closeHeard: commands.closeHeard,
  closeApp: commands.closeApp,
  dismissNotice: commands.dismissNotice,
  settings: commands.settings,
  saveSettings: commands.saveSettings,
  printPage: commands.printPage,
  showBar: commands.showBar,
  hideBar: commands.hideBar,
  openCounter: commands.openCounter,
  callPhone: commands.callPhone,
  testSound: commands.testSound,
  newLinkKey: commands.newLinkKey,
  logPageError: commands.logPageError,
  installUpdate: commands.installUpdate,
};
