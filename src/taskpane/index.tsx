/** Where does the pane start? */
export {};
