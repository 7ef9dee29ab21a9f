export declare const browser: unknown;
