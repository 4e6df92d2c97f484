export async function TodayPanels(_: { userId: string; plan: unknown; day: string }) {
  return null;
}
