/** The event that the window gets when this person has changed the programme's settings: what is known of it is old. */
export const programmeChangedEvent = "yinhui:programme-changed";
