declare module "*/frame.css";
