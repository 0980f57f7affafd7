/** What Telegram answers instead of a result. `parameters` carries `retry_after` and `migrate_to_chat_id`. */
export interface RefusalBody {
  ok: false;
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** A call this server refuses, with Telegram's own code and description. */
export class ApiRefusal extends Error {
  readonly body: RefusalBody;

  constructor(code: number, description: string, parameters?: RefusalBody['parameters']) {
    super(description);
    this.body = { ok: false, error_code: code, description, ...(parameters && { parameters }) };
  }
}

export const badRequest = (what: string): ApiRefusal => new ApiRefusal(400, `Bad Request: ${what}`);
export const forbidden = (what: string): ApiRefusal => new ApiRefusal(403, `Forbidden: ${what}`);
export const conflict = (what: string): ApiRefusal => new ApiRefusal(409, `Conflict: ${what}`);

/** `seconds`: how long the caller must stay silent. */
export const tooManyRequests = (seconds: number): ApiRefusal =>
  new ApiRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

export const upgraded = (toChatId: number): ApiRefusal =>
  new ApiRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: toChatId });
