export default function Desk() {
  return <main id="main" />;
}
