/** What `palou help` tells besides the commands. */
export const helpTopics = ['exit-codes', 'environment', 'json', 'addresses'] as const
export type HelpTopic = (typeof helpTopics)[number]
